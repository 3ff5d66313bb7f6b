"""What a user gives (`arguments`, `given_settings`, `url_lists`) and is shown (`printing`, `explanation_text`,
`explanation_html`, `golden`).

`project_command` is what the commands share.
"""
