"""Toasts of the web client about an act that is done: see ``static/src/toast/toast.js``."""


def toast(message, button=None):
    """
    :param button: of ``toast_button``
    :return: the action that shows it
    """
    params = {"message": message, **({"button": button} if button else {})}
    return {"type": "ir.actions.client", "tag": "apk_toast", "params": params}


def toast_button(name, records, method):
    """The button beside a toast: it calls a method of these records.

    :param name: words of the button
    :param method: name of a public method; its answer, an action or nothing, is what is shown next
    """
    return {"name": name, "model": records._name, "method": method, "ids": records.ids}
