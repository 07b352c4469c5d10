# Runs in Odoo's shell: clients hold links to the questionnaire, some of them have answered; the answers wait for company.
for client in range(settings["invited"]):
    env["apk.invitation"]._invite("answer", {}, client=f"client {client}")
form = env["apk.questionnaire"]._in_use("answer")
for _client in range(settings["answered"]):
    context, answers = {"rated_subject": "answer"}, {"marks": {1: 4}}
    env["apk.answer"]._submit(form.id, context, answers, collection_mode="notice")
env.cr.commit()
