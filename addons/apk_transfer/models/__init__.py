from . import apk_transfer
from . import apk_transfer_files
from . import apk_transfer_reading
from . import apk_transfer_row
from . import apk_transfer_work
from . import kinds
