from . import apk_training_programme
from . import apk_training_session
from . import apk_training_record
from . import apk_training_duty
from . import apk_function
