"""pytest plugin of «./apk clock»: a sleep that libfaketime does not reach.

Python sleeps until a moment of the monotonic clock; the library takes its offset from that moment as well, and a day before
the start of the machine is «Invalid argument».
"""

import select
import time


def sleep(seconds):
    select.select([], [], [], seconds)


time.sleep = sleep
