"""python3 addons/apk_line/sidecar: carries calls from Asterisk to Odoo. Secrets come from the environment.

APK_AMI_SECRET  the secret of the manager's account; APK_LINE_SECRET  the secret of «Settings → Consultation line».
"""

import argparse
import asyncio
import logging
import os

from relay import Relay


def settings():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--odoo-url", required=True)
    parser.add_argument("--ami-host", default="127.0.0.1")
    parser.add_argument("--ami-port", type=int, default=5038)
    parser.add_argument("--ami-user", default="apk")
    parser.add_argument(
        "--contexts", nargs="+", default=["from-trunk"], help="by which calls of the line come in"
    )
    chosen = parser.parse_args()
    chosen.ami_secret = os.environ["APK_AMI_SECRET"]
    chosen.secret = os.environ["APK_LINE_SECRET"]
    return chosen


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    asyncio.run(Relay(settings()).run())
