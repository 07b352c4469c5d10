import os

from . import models

if "FAKETIME" in os.environ:
    import launcher.true_sleep
