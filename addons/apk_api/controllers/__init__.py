from . import messages_api
from . import places_api
