from . import letters
from . import odoo_routes
from . import subscription
from . import withdrawal
