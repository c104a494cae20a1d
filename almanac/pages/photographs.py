"""A photo as readers see it: the picture, what it shows, who took it."""

from msgspec import Struct

from almanac.model.athlete import Photo
from almanac.pages.edition import Edition
from almanac.website import Picture, Text


class PhotoView(Struct, frozen=True, kw_only=True):
    """What a template shows."""

    picture: Picture
    alt: Text
    credit: Text


def photo_view(edition: Edition, photo: Photo | None) -> PhotoView | None:
    """The photo, where there is one and its picture is made ready."""
    picture = edition.pictures.get(photo.file) if photo else None
    if photo is None or picture is None:
        return None
    return PhotoView(picture=picture, alt=edition.say(photo.alt), credit=edition.say(photo.credit))
