"""A time authority of our own (RFC 3161), to ask for stamps without a network: a root, a signer, its answers.

The answers are written by hand since no library that we use signs them; ``rfc3161-client`` (OpenSSL) judges them.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

STAMPED = datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)
"""When the authority says that it stamps."""
_DAY = timedelta(days=1)
_INTEGER, _OCTETS, _NULL, _UTF8, _TIME, _SEQUENCE, _SET, _EXPLICIT = 0x02, 0x04, b"\x05\0", 0x0C, 0x18, 0x30, 0x31, 0xA0
_SHA256, _ECDSA = "2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2"
_SIGNED, _TOKEN = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
_CONTENT_TYPE, _DIGEST, _CERTIFICATE = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"


@dataclass(frozen=True)
class Authority:
    """A root certificate and a signer that it certifies for time stamps."""

    root: x509.Certificate
    signer: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def root_pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def answer(self, request: bytes, *, over: bytes | None = None) -> bytes:
        """Stamp what a request asks for; or, against the rules, another digest (``over``)."""
        fields = _parts(_parts(request)[0][1])
        digest = _parts(fields[1][1])[1][1]
        nonce = next(whole for tag, _, whole in fields[2:] if tag == _INTEGER)
        imprint = _sequence(_algorithm(_SHA256), _tlv(_OCTETS, over or digest))
        told = _sequence(
            _integer(1), _oid("1.3.6.1.4.1.99999.1"), imprint, _integer(7),
            _tlv(_TIME, STAMPED.strftime("%Y%m%d%H%M%SZ").encode()), nonce,
        )  # fmt: skip
        return _sequence(_sequence(_integer(0)), self._signed(told))

    def _signed(self, told: bytes) -> bytes:
        """Write signed data (RFC 5652) with the attributes that RFC 5816 asks for."""
        certificate = self.signer.public_bytes(Encoding.DER)
        named = _sequence(_sequence(_sequence(_tlv(_OCTETS, sha256(certificate).digest()))))
        attributes = b"".join(sorted((
            _sequence(_oid(_CONTENT_TYPE), _tlv(_SET, _oid(_TOKEN))),
            _sequence(_oid(_DIGEST), _tlv(_SET, _tlv(_OCTETS, sha256(told).digest()))),
            _sequence(_oid(_CERTIFICATE), _tlv(_SET, named)),
        )))  # fmt: skip
        signature = self.key.sign(_tlv(_SET, attributes), ec.ECDSA(hashes.SHA256()))
        issued = _sequence(self.signer.issuer.public_bytes(), _integer(self.signer.serial_number))
        signer = _sequence(
            _integer(1), issued, _algorithm(_SHA256), _tlv(_EXPLICIT, attributes), _algorithm(_ECDSA),
            _tlv(_OCTETS, signature),
        )  # fmt: skip
        data = _sequence(
            _integer(3), _tlv(_SET, _algorithm(_SHA256)),
            _sequence(_oid(_TOKEN), _tlv(_EXPLICIT, _tlv(_OCTETS, told))), _tlv(_EXPLICIT, certificate),
            _tlv(_SET, signer),
        )  # fmt: skip
        return _sequence(_oid(_SIGNED), _tlv(_EXPLICIT, data))


def refusal(words: str) -> bytes:
    """Give the answer of an authority that does not stamp, and says why."""
    return _sequence(_sequence(_integer(2), _sequence(_tlv(_UTF8, words.encode()))))


def founded(name: str) -> Authority:
    """Make an authority."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root, signer = _name(f"{name} root"), _name(name)
    return Authority(
        _certificate(root, root, root_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(root_key, hashes.SHA256()),
        _certificate(signer, root, key.public_key())
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(root_key, hashes.SHA256()),
        key,
    )


@contextmanager
def answering(answers: dict[str, object]) -> Iterator[str]:
    """Serve answers on this machine, by path: functions of a request, or an HTTP status; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            answer = answers.get(self.path, 404)
            self.send_response(answer if isinstance(answer, int) else 200)
            self.end_headers()
            if callable(answer):
                self.wfile.write(answer(request))

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _certificate(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(issuer, subject, key, x509.random_serial_number(), STAMPED - _DAY, STAMPED + _DAY)


def _tlv(tag: int, content: bytes) -> bytes:
    """Write a value with its tag and length (X.690, distinguished encoding)."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def _sequence(*parts: bytes) -> bytes:
    return _tlv(_SEQUENCE, b"".join(parts))


def _integer(value: int) -> bytes:
    return _tlv(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _algorithm(oid: str) -> bytes:
    return _sequence(_oid(oid))


def _oid(dotted: str) -> bytes:
    first, second, *others = map(int, dotted.split("."))
    content = bytes([40 * first + second])
    for number in others:
        digits = [number & 0x7F]
        while number := number >> 7:
            digits.append(0x80 | number & 0x7F)
        content += bytes(reversed(digits))
    return _tlv(0x06, content)


def _parts(content: bytes) -> list[tuple[int, bytes, bytes]]:
    """Take values that follow one another apart: tag, content, and the whole."""
    found, at = [], 0
    while at < len(content):
        size, start = content[at + 1], at + 2
        if size & 0x80:
            digits = size & 0x7F
            size, start = int.from_bytes(content[start : start + digits], "big"), start + digits
        found.append((content[at], content[start : start + size], content[at : start + size]))
        at = start + size
    return found
