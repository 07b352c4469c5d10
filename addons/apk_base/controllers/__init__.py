"""What every page for a client shares, and the page where colleagues log in."""

from . import login_page
