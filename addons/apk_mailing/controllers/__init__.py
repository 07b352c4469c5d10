from . import campaign_email
from . import odoo_routes
from . import openings
from . import subscription
from . import withdrawal
