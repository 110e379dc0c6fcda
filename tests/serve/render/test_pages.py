"""Session pages and their files as they are sent."""

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from lidera_nb.demo.wire import Wire

MODULE = "/m/01-los-que-faltan"


async def page(server, who, path, language="es", **headers):
    wire = Wire(server.address)
    await wire.log_in(server.codes[who])
    cookies = {"Cookie": f"{wire.cookie}; lidera_lang={language}"}
    address = server.address.rstrip("/") + path
    request = HTTPRequest(address, decompress_response=False, headers={**cookies, **headers})
    return await AsyncHTTPClient().fetch(request, raise_error=False)


def test_a_page_is_compressed_private_and_not_sent_twice(server, run):
    first = run(page(server, "ana", MODULE, **{"Accept-Encoding": "gzip"}))
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = run(page(server, "ana", MODULE, **{"If-None-Match": first.headers["Etag"]}))
    assert again.code == 304
    assert again.body == b""


def test_a_page_is_the_same_for_everyone_and_differs_by_language(server, run):
    spanish, other = (run(page(server, who, MODULE)) for who in ("ana", "eva"))
    english = run(page(server, "ana", MODULE, language="en"))
    assert spanish.body == other.body
    assert b'<html lang="es-CL">' in spanish.body
    assert b'<html lang="en">' in english.body


def test_assets_are_immutable(server, run):
    async def story():
        sent = (await page(server, "ana", MODULE)).body.decode()
        address = sent.split('rel="stylesheet" href="')[1].split('"')[0]
        return await page(server, "ana", address)

    answer = run(story())
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"].startswith("text/css")
