"""The picture of a pay stub that somebody sends: checked by what is in it, made small, and bare."""

import io
import re

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2_000  # pixels: a pay stub can be read, and a page with it loads on a phone
PICTURES = ("JPEG", "PNG", "WEBP")
ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf"
HEIC = re.compile(rb"....ftyp(heic|heix|hevc|heim|heis|mif1|msf1)", re.DOTALL)
# What makes a document do something when it is opened; a pay stub does nothing.
ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b"
    rb"|/JS\s*(\(|<|\d+ \d+ R)"
)


def checked(upload: UploadedFile) -> ContentFile:
    """The file as we keep it: a JPEG without place and camera, or the PDF as it is.

    Raises ValidationError with a sentence for the person who sent it.
    """
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(_("This file is too large. Send at most 10 MB."))
    data = upload.read()
    if not data:
        raise ValidationError(_("This file is empty. Choose another one."))
    if data.startswith(b"%PDF-"):
        return ContentFile(_plain_pdf(data), name="stub.pdf")
    if HEIC.match(data):
        raise ValidationError(
            _("We cannot open HEIC pictures. Take a screenshot of the picture and send that.")
        )
    return ContentFile(_bare_picture(data), name="stub.jpg")


def _plain_pdf(data: bytes) -> bytes:
    """A document that ends as documents do and holds no script, attachment or form."""
    if b"%%EOF" not in data[-2048:]:
        raise ValidationError(_("This PDF is broken. Save it again, or send a photo."))
    if ACTIVE.search(data):
        raise ValidationError(_("This PDF has active parts. Send a photo instead."))
    return data


def _bare_picture(data: bytes) -> bytes:
    """The picture drawn anew, upright and small: what was hidden in the file is gone."""
    wrong = _("This is no picture that we can open. Send JPEG, PNG, WebP or PDF.")
    try:
        Image.open(io.BytesIO(data), formats=PICTURES).verify()
        picture = Image.open(io.BytesIO(data), formats=PICTURES)
        if picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(_("This picture has too many pixels. Send a smaller one."))
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        drawn = io.BytesIO()
        _on_white(picture).save(drawn, "JPEG", quality=82, optimize=True)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as fault:
        raise ValidationError(wrong) from fault
    except Image.DecompressionBombError as fault:
        raise ValidationError(_("This picture has too many pixels. Send a smaller one.")) from fault
    return drawn.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """A picture without holes: what was see-through is paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return picture.convert("RGB")
