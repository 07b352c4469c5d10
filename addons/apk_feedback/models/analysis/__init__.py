from . import apk_feedback_report
from . import apk_feedback_report_counts
from . import apk_feedback_report_figures
from . import apk_feedback_report_files
