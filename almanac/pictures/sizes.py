"""The sizes of a photo, made by Pillow: upright, in the colours that every screen knows, with nothing beside them."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageCms, features
from PIL import __version__ as version

from almanac.pictures.bare import Bare, DamagedError

_WIDTHS = (320, 640, 1280)
_QUALITY = 80
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Size = tuple[str, int, int, bytes]  # format, width, height, content


def maker() -> str:
    """What makes the sizes: another version makes other bytes."""
    parts = ("webp", "jpg", "libjpeg_turbo", "littlecms2")
    return " ".join((version, *(f"{part} {features.version(part)}" for part in parts)))


def sizes(photo: Bare) -> Iterator[Size]:
    """Each width that the photo has, as WebP and as JPEG; DamagedError."""
    whole = _whole(photo)
    widths = {width for width in _WIDTHS if width < whole.width} | {min(whole.width, _WIDTHS[-1])}
    for width in sorted(widths):
        height = max(1, round(whole.height * width / whole.width))
        small = whole.resize((width, height), Image.Resampling.LANCZOS)
        yield "webp", width, height, _written(small, "webp")
        yield "jpeg", width, height, _written(_on_white(small), "jpeg")


def _whole(photo: Bare) -> Image.Image:
    """The photo as it is to be seen."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(photo.content)) as opened:
                whole = _in_known_colours(opened)
    except Exception as error:
        # A decoder may fail in any way on bytes that only look like a picture.
        raise DamagedError from error
    whole.info = {}
    return whole.transpose(_UPRIGHT[photo.turn]) if photo.turn in _UPRIGHT else whole


def _in_known_colours(photo: Image.Image) -> Image.Image:
    """The photo in sRGB, with its transparency where it has any."""
    profile = photo.info.get("icc_profile")
    if photo.mode.startswith("I"):  # sixteen bits of grey
        photo = photo.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    alpha = photo.convert("RGBA").getchannel("A") if photo.has_transparency_data else None
    colours = _converted(photo, profile) if profile else photo.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _converted(photo: Image.Image, profile: bytes) -> Image.Image:
    """From the colours of a profile to sRGB; a profile that does not fit the photo says nothing."""
    plain = photo if photo.mode in ("L", "RGB", "CMYK") else photo.convert("L" if photo.mode in ("1", "LA") else "RGB")
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        converted = None
    return converted or photo.convert("RGB")


def _on_white(photo: Image.Image) -> Image.Image:
    if photo.mode == "RGB":
        return photo
    white = Image.new("RGB", photo.size, "white")
    white.paste(photo, mask=photo.getchannel("A"))
    return white


def _written(photo: Image.Image, kind: str) -> bytes:
    written = io.BytesIO()
    photo.save(written, kind, quality=_QUALITY)
    return written.getvalue()
