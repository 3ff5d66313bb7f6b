"""A command's options (`project_command`, which all share, `outlet_option`, `given_settings`), and what a user is shown
(`printing`, `explanation_text`, `explanation_html`, `golden`).
"""
