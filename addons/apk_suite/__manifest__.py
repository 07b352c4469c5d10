{
    "name": "Client service suite",
    "summary": "Installs the whole suite of Order No. 104 in one click",
    "version": "19.0.1.0.0",
    "category": "Services",
    "author": "Департамент АПК Костромской области",
    "license": "LGPL-3",
    "depends": [
        "apk_feedback",
        "apk_line",
        "apk_line_visit",
        "apk_mailing",
        "apk_sms",
        "apk_gospublic",
        "apk_visit",
    ],
    "application": True,
}
