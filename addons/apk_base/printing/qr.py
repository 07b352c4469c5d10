"""A QR code as squares, sharp at any size."""

import qrcode

QUIET_ZONE = 4  # modules of white around a code (ISO/IEC 18004)


def draw_qr(canvas, link, left, bottom, side):
    code = qrcode.QRCode(border=QUIET_ZONE, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(link)
    matrix = code.get_matrix()
    step = side / len(matrix)
    for row, line in enumerate(matrix):
        for column, is_dark in enumerate(line):
            if is_dark:
                # 2 % wider than its step: viewers draw white seams between exact neighbours
                canvas.rect(
                    left + column * step, bottom + side - (row + 1) * step, step * 1.02, step * 1.02,
                    stroke=0, fill=1,
                )  # fmt: skip
