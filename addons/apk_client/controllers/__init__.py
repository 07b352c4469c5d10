from . import contact_points
