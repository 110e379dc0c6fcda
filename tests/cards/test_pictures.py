"""Pictures are kept without what a camera writes beside them; bombs are told beforehand."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from lidera_nb.cards.pictures import PIXELS_MOST, PictureError, bare, is_picture
from tests.photos import CANARY, huge, photo

KINDS = [("image/jpeg", "JPEG"), ("image/png", "PNG"), ("image/webp", "WEBP")]


def seen(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(("media", "form"), KINDS)
def test_the_picture_stays_upright_and_all_beside_it_goes(media, form):
    came = photo(form) + CANARY
    assert CANARY in came
    kept = bare(came, media)
    assert CANARY not in kept
    picture = seen(kept)
    assert (picture.format, picture.size, dict(picture.getexif())) == (form, (20, 40), {})
    assert not {"xmp", "exif", "comment", "icc_profile"} & picture.info.keys()
    top, bottom = (picture.convert("RGB").getpixel((10, y)) for y in (5, 35))
    assert top[0] > 200 > 60 > bottom[0]


def test_a_comment_a_profile_and_text_go_too():
    jpeg = photo("JPEG", comment=CANARY, icc_profile=CANARY * 9)
    assert CANARY not in bare(jpeg, "image/jpeg")
    info = PngInfo()
    info.add_text("Author", CANARY.decode())
    info.add_itxt("Place", CANARY.decode())
    assert CANARY not in bare(photo("PNG", pnginfo=info), "image/png")


@pytest.mark.parametrize(("media", "form"), KINDS)
def test_what_was_kept_is_kept_again_alike(media, form):
    came = photo(form)
    assert bare(came, media) == bare(came, media)
    assert seen(bare(bare(came, media), media)).size == (20, 40)


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1"])
def test_a_drawing_keeps_its_mode_and_what_can_be_seen_through(mode):
    assert seen(bare(photo("PNG", mode), "image/png")).mode == mode


def test_a_photo_for_print_becomes_one_for_screens():
    assert seen(bare(photo("JPEG", "CMYK"), "image/jpeg")).mode == "RGB"


def test_of_a_picture_that_moves_the_first_image_stays():
    more = [Image.new("RGB", (40, 20), "blue")]
    for media, form in KINDS[1:]:
        kept = seen(bare(photo(form, save_all=True, append_images=more), media))
        assert getattr(kept, "n_frames", 1) == 1


@pytest.mark.parametrize("side", [6_000, 12_000, 60_000])
def test_a_bomb_is_refused_before_it_is_decoded(side):
    assert side * side > PIXELS_MOST
    with pytest.raises(PictureError) as refused:
        bare(huge(side, side), "image/png")
    assert refused.value.reason == "large"


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"\xff\xd8\xff" + b"no picture", "image/jpeg"),
        (photo("JPEG")[:200], "image/jpeg"),
        (photo("PNG")[:120], "image/png"),
        (photo("PNG"), "image/jpeg"),
        (b"RIFF\x04\x00\x00\x00WEBP", "image/webp"),
        (huge(100, 100), "image/png"),
    ],
)
def test_what_is_no_whole_picture_of_its_kind_is_refused(content, media):
    with pytest.raises(PictureError) as refused:
        bare(content, media)
    assert refused.value.reason == "broken"


def test_documents_are_no_pictures():
    assert [is_picture(one) for one in ("application/pdf", "audio/ogg")] == [False, False]
