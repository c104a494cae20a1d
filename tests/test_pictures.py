"""Photos: measured, refused where they are none, made in sizes once, shown with what they show and who took them."""

import io
from pathlib import Path

import pytest
from PIL import Image

from almanac.memory import Shelf
from almanac.pictures import measured, prepare

SIZE = (1000, 500)


def photo(kind: str, size: tuple[int, int] = SIZE, **more: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (200, 16, 46)).save(written, kind, **more)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [photo("png"), photo("jpeg"), photo("jpeg", progressive=True), photo("webp"), photo("webp", lossless=True)],
)
def test_every_format_is_measured(content: bytes) -> None:
    assert measured(content)[1:] == SIZE


def test_a_webp_with_more_parts_is_measured() -> None:
    assert measured(photo("webp", exif=b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00"))[1:] == SIZE


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", photo("jpeg")[:20]]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no picture"):
        measured(content)


def test_each_size_is_made_once_and_lies_under_its_content_s_name(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photo("jpeg"))
    shelf = Shelf()
    made = prepare(tmp_path, ["a.jpg", "a.jpg"], shelf)
    picture = made.by_file["a.jpg"]
    assert (picture.width, picture.height, made.problems) == (1000, 500, ())
    assert [width for _, width in picture.sizes] == [320, 640, 1000]
    assert [(kind, [width for _, width in own]) for kind, own in picture.others] == [("image/webp", [320, 640, 1000])]
    assert all(measured(content)[1] in {320, 640, 1000} for content in made.files.values())
    again = prepare(tmp_path, ["a.jpg"], Shelf(shelf.used))
    assert again.files == made.files == prepare(tmp_path, ["a.jpg"], Shelf()).files


def test_what_a_camera_wrote_is_left_out_and_its_turn_applied(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"  # turned by a quarter, its maker
    (tmp_path / "a.jpg").write_bytes(photo("jpeg", exif=exif))
    made = prepare(tmp_path, ["a.jpg"], Shelf())
    assert (made.by_file["a.jpg"].width, made.by_file["a.jpg"].height) == (500, 1000)
    assert not any(b"Camera" in content for content in made.files.values())


def test_without_the_extra_the_photo_goes_out_as_it_is_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("almanac.pictures.has_pillow", lambda: False)
    (tmp_path / "a.png").write_bytes(photo("png"))
    made = prepare(tmp_path, ["a.png"], Shelf())
    assert list(made.files.values()) == [photo("png")]
    assert made.by_file["a.png"].others == ()
    [problem] = made.problems
    assert problem.is_warning
    assert "make photos" in problem.message
    assert prepare(tmp_path, [], Shelf()).problems == ()


def test_photos_that_cannot_be_shown_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "narrow.png").write_bytes(photo("png", (100, 100)))
    (tmp_path / "wide.png").write_bytes(photo("png", (300, 300)))
    monkeypatch.setattr("almanac.pictures._MOST_PIXELS", 300 * 200)
    told = {
        problem.place.path: problem
        for problem in prepare(tmp_path, ["a.txt", "narrow.png", "wide.png"], Shelf()).problems
    }
    assert "no picture" in told["content/a.txt"].message
    assert told["content/narrow.png"].is_warning
    assert "300 by 300" in told["content/wide.png"].message
    monkeypatch.setattr("almanac.pictures._LARGEST", 3)
    assert "too large" in prepare(tmp_path, ["a.txt"], Shelf()).problems[0].message
