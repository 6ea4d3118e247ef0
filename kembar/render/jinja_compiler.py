"""
How templates become Python: Jinja's own compiler, without what our templates never ask for.

In comes a parsed template; out goes the source of a module that says the same as Jinja's, in fewer steps. Jinja checks at every call
whether a helper wants the context, at every macro how its arguments came, at every attribute whether it is an entry of a dictionary,
and imports every component anew for every page. Here helpers are plain functions, macros are called as Python functions are, views have
attributes, everything is escaped, and components are imported once.
"""

from itertools import chain
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef


class PageCompiler(CodeGenerator):
    """
    The code generator of `PageEnvironment`, from which the code that it writes takes `imported`, `escape_text` and `as_markup`.

    Templates that use more of Jinja than ours (`**arguments`, imports with context) are compiled as Jinja does.
    """

    def write_commons(self) -> None:
        """Names at hand everywhere in a template."""
        super().write_commons()
        self.writeline("escape_text, as_markup = environment.escape_text, environment.as_markup")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802 - named after the node, as Jinja finds it
        """A component is a function of its arguments, so that all pages of an environment can share it."""
        if node.with_context:
            super().visit_FromImport(node, frame)
            return
        for name in node.names:
            exported, alias = (name, name) if isinstance(name, str) else name
            self.writeline(f"{frame.symbols.ref(alias)} = environment.imported(", node)
            self.visit(node.template, frame)
            self.write(f", {exported!r})")
            if frame.toplevel:
                self.writeline(f"context.vars[{alias!r}] = {frame.symbols.ref(alias)}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro is a function that takes its arguments by their names and gives markup; `macro` is its body, which gives text."""
        arguments = [argument.name for argument in macro_ref.node.args]
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs or any(map(iskeyword, arguments)):
            super().macro_def(macro_ref, frame)
            return
        taken = [f"{name}=missing" for name in arguments]
        if macro_ref.accesses_caller and "caller" not in arguments:
            arguments.append("caller")
            taken.append("caller=undefined('No caller defined', name='caller')")
        signature = ", ".join([*taken, "*", "_macro=macro"])
        self.write(f"lambda {signature}: as_markup(_macro({', '.join(arguments)}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - named after the node, as Jinja finds it
        """A call is a call."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(argument.key) for argument in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in chain(node.args, node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - named after the node, as Jinja finds it
        """An attribute is never an entry of a dictionary."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, *_: object) -> None:
        self.write("(value if (kind := type(value := ")

    def _output_child_post(self, *_: object) -> None:
        self.write(")) is Markup else escape_text(value) if kind is str else escape(value))")
