"""What every page for a client shares, and the policy of the pages of the staff."""

from . import back_office
