"""Photos: measured, refused where they are none, made in sizes once, shown with what they show and who took them."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

import build
from almanac.memory import Shelf
from almanac.pictures import Pictures, prepare
from almanac.pictures.bare import DamagedError, NoPictureError, bare
from almanac.problem import Place

TINY = Path(__file__).parent / "tiny_team"
SIZE = (1000, 500)


def photo(kind: str, size: tuple[int, int] = SIZE, **more: Any) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (200, 16, 46)).save(written, kind, **more)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [photo("png"), photo("jpeg"), photo("jpeg", progressive=True), photo("webp"), photo("webp", lossless=True)],
)
def test_every_format_is_measured(content: bytes) -> None:
    assert bare(content).shown == SIZE


def test_a_webp_with_more_parts_is_measured() -> None:
    assert bare(photo("webp", exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00")).shown == SIZE


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(NoPictureError):
        bare(content)


NOISE = Image.effect_noise((600, 400), 80).convert("RGB")


def cut(kind: str) -> bytes:
    written = io.BytesIO()
    NOISE.save(written, kind)
    return written.getvalue()[: written.tell() // 2]


DAMAGED = {
    "a.jpg": cut("jpeg"),
    "b.png": cut("png"),
    "c.webp": cut("webp"),
    "d.png": photo("png")[:33],
    "e.png": photo("png")[:16] + bytes(8) + photo("png")[24:],
    "f.webp": b"RIFF\x2c\0\0\0WEBPVP8 \x20\0\0\0" + b"\x01" * 32,
    "g.jpg": b"\xff\xd8\xff",
    "h.png": b"\x89PNG\r\n\x1a\n",
    "i.jpg": photo("jpeg")[:20],
    "j.jpg": b"\xff\xd8\xff\xd9",
    "k.webp": b"RIFF\x04\0\0\0WEBP",
}


@pytest.mark.parametrize("name", DAMAGED)
@pytest.mark.parametrize("pillow", [True, False])
def test_a_damaged_picture_is_told_where_it_is_named(
    name: str,
    *,
    pillow: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("almanac.pictures.has_pillow", lambda: pillow)
    with pytest.raises(DamagedError):
        bare(DAMAGED[name])
    (tmp_path / name).write_bytes(DAMAGED[name])
    place = Place("data/athletes/a.yaml", 4, 15)
    [problem] = prepare(tmp_path, [(name, place)], Shelf()).problems
    assert problem.place == place
    assert not problem.is_warning
    assert "damaged" in problem.message


def test_pixels_that_cannot_be_decoded_are_told(tmp_path: Path) -> None:
    whole = photo("webp", lossless=True)
    (tmp_path / "a.webp").write_bytes(whole[:25] + bytes(len(whole) - 25))
    [problem] = prepared(tmp_path, "a.webp").problems
    assert "damaged" in problem.message


def prepared(folder: Path, *names: str, made: Shelf | None = None) -> Pictures:
    return prepare(folder, [(name, Place(f"data/{name}.yaml", 3, 8)) for name in names], made or Shelf())


@pytest.mark.parametrize("size", [(300, 17000), (17000, 300)])
def test_a_side_that_is_too_long_is_told(size: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(photo("png", size))
    [problem] = prepared(tmp_path, "a.png").problems
    assert "16,383 a side" in problem.allowed


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("pillow", [True, False])
def test_nothing_that_a_camera_wrote_goes_out(
    kind: str,
    *,
    pillow: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("almanac.pictures.has_pillow", lambda: pillow)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "SECRET maker"
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("Comment", "SECRET")
    more = {"comment": b"SECRET"} if kind == "jpeg" else {"xmp": b"SECRET"} if kind == "webp" else {"pnginfo": notes}
    written = photo(kind, exif=exif, **more) + b"SECRET after the end"
    assert b"SECRET" in written
    (tmp_path / "a").write_bytes(written)
    made = prepared(tmp_path, "a")
    assert made.files
    assert not any(b"SECRET" in content for content in made.files.values())
    upright = pillow or kind != "webp"
    assert (made.by_file["a"].width, made.by_file["a"].height) == ((500, 1000) if upright else (1000, 500))
    assert any("stored lying" in problem.message for problem in made.problems) is not pillow
    for content in made.files.values():
        assert bare(content).content == content, "what is bare stays as it is"


def test_what_is_transparent_stays_so_and_is_white_in_a_jpeg(tmp_path: Path) -> None:
    written = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(written, "png")
    (tmp_path / "a.png").write_bytes(written.getvalue())
    for content in prepared(tmp_path, "a.png").files.values():
        shown = Image.open(io.BytesIO(content))
        assert (
            shown.getpixel((9, 9)) == (255, 255, 255)
            if shown.mode == "RGB"
            else shown.getchannel("A").getpixel((9, 9)) == 0
        )


def test_colours_of_a_profile_are_converted_and_sixteen_bits_of_grey_stay_grey(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    (tmp_path / "a.jpg").write_bytes(photo("jpeg", icc_profile=profile))  # it does not fit, and says nothing
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (tmp_path / "b.jpg").write_bytes(photo("jpeg", icc_profile=srgb))
    grey = io.BytesIO()
    Image.new("I;16", (300, 300), 40000).save(grey, "png")
    (tmp_path / "c.png").write_bytes(grey.getvalue())
    made = prepared(tmp_path, "a.jpg", "b.jpg", "c.png")
    for name, content in made.files.items():
        red = Image.open(io.BytesIO(content)).convert("RGB").getpixel((9, 9))
        assert isinstance(red, tuple)
        wanted = (156, 156, 156) if name.startswith("photos/c.") else (200, 16, 46)
        assert all(abs(a - b) < 8 for a, b in zip(red, wanted, strict=True)), name


def test_another_version_of_pillow_makes_the_sizes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(photo("jpeg"))
    shelf = Shelf()
    prepared(tmp_path, "a.jpg", made=shelf)
    monkeypatch.setattr("almanac.pictures.sizes.version", "99")
    prepared(tmp_path, "a.jpg", made=shelf)
    assert len(shelf.kept) == 2


def test_a_public_name_is_safe(tmp_path: Path) -> None:
    for name in ("Ada & Bo.JPG", "高.jpg"):
        (tmp_path / name).write_bytes(photo("jpeg"))
    names = prepared(tmp_path, "Ada & Bo.JPG", "高.jpg").files
    assert {name.partition(".")[0] for name in names} == {"photos/ada-bo", "photos/photo"}


def test_each_size_is_made_once_and_lies_under_its_content_s_name(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photo("jpeg"))
    shelf = Shelf()
    made = prepared(tmp_path, "a.jpg", "a.jpg", made=shelf)
    picture = made.by_file["a.jpg"]
    assert (picture.width, picture.height, made.problems) == (1000, 500, ())
    assert [width for _, width in picture.sizes] == [320, 640, 1000]
    assert [(kind, [width for _, width in own]) for kind, own in picture.others] == [("image/webp", [320, 640, 1000])]
    assert all(bare(content).width in {320, 640, 1000} for content in made.files.values())
    again = prepared(tmp_path, "a.jpg", made=Shelf(shelf.kept))
    assert again.files == made.files == prepared(tmp_path, "a.jpg").files


def test_what_a_camera_wrote_is_left_out_and_its_turn_applied(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"  # turned by a quarter, its maker
    (tmp_path / "a.jpg").write_bytes(photo("jpeg", exif=exif))
    made = prepared(tmp_path, "a.jpg")
    assert (made.by_file["a.jpg"].width, made.by_file["a.jpg"].height) == (500, 1000)
    assert not any(b"Camera" in content for content in made.files.values())


def test_without_the_extra_the_photo_goes_out_as_it_is_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("almanac.pictures.has_pillow", lambda: False)
    (tmp_path / "a.png").write_bytes(photo("png"))
    made = prepared(tmp_path, "a.png")
    assert list(made.files.values()) == [photo("png")]
    assert made.by_file["a.png"].others == ()
    [problem] = made.problems
    assert problem.is_warning
    assert "make photos" in problem.message
    assert prepared(tmp_path).problems == ()


def test_photos_that_cannot_be_shown_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "narrow.png").write_bytes(photo("png", (100, 100)))
    (tmp_path / "wide.png").write_bytes(photo("png", (300, 300)))
    monkeypatch.setattr("almanac.pictures._MOST_PIXELS", 300 * 200)
    told = {
        problem.found: problem
        for problem in prepared(tmp_path, "a.txt", "empty.png", "narrow.png", "wide.png", "gone.png").problems
    }
    assert "no picture" in told["a.txt"].message
    assert "empty" in told["empty.png"].message
    assert told["narrow.png"].is_warning
    assert "300 by 300" in told["wide.png"].message
    assert "cannot be read" in told["gone.png"].message
    monkeypatch.setattr("almanac.pictures._LARGEST", 3)
    [problem] = prepared(tmp_path, "a.txt").problems
    assert problem.allowed == "at most 3"


ITEM = "content/news/2030-11-16-two-days-in-norhavn.md"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """The tiny team; one item has a photo."""
    return Path(shutil.copytree(TINY, tmp_path / "team", ignore=shutil.ignore_patterns(".cache")))


def built(team: Path) -> int:
    return build.main(["build", "--root", str(team), "--out", str(team / "site"), "--today", "2031-02-20"])


def test_a_damaged_photo_stops_the_build_at_the_line_that_names_it(
    team: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = team / "content" / "photos" / "norhavn.png"
    photo.write_bytes(photo.read_bytes()[:60])
    assert built(team) == 1
    assert f"{ITEM}:3:15: " in capsys.readouterr().err
    assert not (team / "site").exists()


def test_the_photo_of_an_item_that_was_taken_back_is_not_published(team: Path) -> None:
    assert built(team) == 0
    assert list((team / "site" / "photos").glob("norhavn*"))
    item = team / ITEM
    withdrawn = "withdrawn: {on: 2030-11-18, reason: {en: Not ours to show., zh: 无权展示。}, source: Words}\ndate:"
    item.write_text(item.read_text("utf-8").replace("date:", withdrawn, 1), "utf-8")
    assert built(team) == 0
    assert not list((team / "site" / "photos").glob("norhavn*"))
