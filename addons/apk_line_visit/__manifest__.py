{
    "name": "Booking of visits on a call",
    "summary": "«Book a visit» on the call card (Order No. 104, clause 53)",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "license": "LGPL-3",
    "depends": ["apk_line", "apk_visit"],
    "data": ["wizard/apk_visit_book_views.xml"],
    "assets": {"web.assets_backend": ["apk_line_visit/static/src/**/*"]},
    "auto_install": True,
}
