"""A pay stub is checked by what is in it, made small, and nothing hidden stays in it."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from placements.my_pay_stub import MOST_BYTES, checked

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def picture(kind="JPEG", size=(300, 200), mode="RGB", **options):
    made = io.BytesIO()
    Image.new(mode, size, "red").save(made, kind, **options)
    return made.getvalue()


def kept(data, name="stub.jpg"):
    return checked(SimpleUploadedFile(name, data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_become_a_jpeg_whatever_they_are_called(kind):
    file = kept(picture(kind), "holiday.exe")
    assert file.name == "stub.jpg"
    assert Image.open(file).format == "JPEG"


def test_a_large_picture_is_made_small():
    assert max(Image.open(kept(picture(size=(4000, 1000)))).size) == 2000


def test_place_and_camera_are_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0110] = "Secret Camera 9"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    file = kept(picture(exif=exif.tobytes()))
    data = file.read()
    assert b"Secret Camera" not in data
    shown = Image.open(io.BytesIO(data))
    assert not shown.getexif()
    assert shown.size == (200, 300)


def test_what_is_see_through_becomes_paper():
    made = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(made, "PNG")
    assert Image.open(kept(made.getvalue())).getpixel((5, 5)) == (255, 255, 255)


def test_a_pdf_is_kept_as_it_is():
    file = kept(PDF, "stub.txt")
    assert (file.name, file.read()) == ("stub.pdf", PDF)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00 a program", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (b"GIF89a" + b"\0" * 40, "no picture"),
        (picture()[:200], "no picture"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (PDF[:40], "broken"),
        (PDF.replace(b"/Type", b"/OpenAction << /S /JavaScript /JS (x) >> /Type"), "active"),
        (PDF.replace(b"/Type", b"/AA << /JS 12 0 R >> /Type"), "active"),
        (PDF.replace(b"/Type", b"/S /Launch /Type"), "active"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(data, said):
    with pytest.raises(ValidationError, match=said):
        kept(data)


def test_a_file_that_is_too_large_is_not_even_read():
    with pytest.raises(ValidationError, match="too large"):
        kept(b"%PDF-" + b"0" * MOST_BYTES)


def test_a_picture_of_too_many_pixels_is_refused():
    with pytest.raises(ValidationError, match="pixels"):
        kept(picture("PNG", size=(9000, 7000), mode="1"))
