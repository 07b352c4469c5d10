from . import test_areas_and_units
