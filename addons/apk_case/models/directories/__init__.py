from . import apk_classifier_node
from . import apk_topic
from . import apk_need
from . import apk_message_kind
from . import apk_dictionary_entry
from . import apk_dictionary_line
from . import apk_regime
from . import apk_channel_rule
