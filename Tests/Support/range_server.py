#!/usr/bin/env python3
"""Serves a folder on 127.0.0.1 the way object stores do, for tests of GDAL's /vsicurl.

    range_server.py FOLDER [--max-seconds S]

The first line of its output is the port. It answers GET and HEAD, honours `Range: bytes=a-b`, `a-` and `-n`, says 404 for
a file that is not there, and 500 for every path under /error/. It ends by itself after S seconds (default an hour), so
that a test that dies leaves nothing behind.
"""

import argparse
import http.server
import pathlib
import re
import threading
import urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder = pathlib.Path()

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path.startswith("/error/"):
            return self.answer(500)
        file = (self.folder / path.lstrip("/")).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            return self.answer(404)
        content = file.read_bytes()
        asked = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        if not asked or not any(asked.groups()):
            return self.answer(200, content)
        first, last = self.span(*asked.groups(), len(content))
        if first > last:
            return self.answer(416, part=f"bytes */{len(content)}")
        self.answer(206, content[first : last + 1], part=f"bytes {first}-{last}/{len(content)}")

    do_HEAD = do_GET

    @staticmethod
    def span(first, last, length):
        """The first and last byte asked for; last lies before first when there is none."""
        if not first:
            return max(0, length - int(last)), length - 1
        return int(first), min(int(last or length), length - 1)

    def answer(self, status, content=b"", part=None):
        self.send_response(status)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(content)))
        if part:
            self.send_header("Content-Range", part)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_):
        """Says nothing: a test's output is its own."""


def main():
    parser = argparse.ArgumentParser(description="Serves a folder on the loopback with Range requests.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--max-seconds", type=float, default=3600)
    options = parser.parse_args()
    Handler.folder = options.folder.resolve()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    end = threading.Timer(options.max_seconds, server.shutdown)
    end.daemon = True
    end.start()
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
