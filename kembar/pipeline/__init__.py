"""Where the stages meet: the flow from a project to a published folder (`site`, `building`), and what else is done with one."""
