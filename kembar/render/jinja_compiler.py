"""
A compiler of templates that writes faster Python than Jinja's own, with the same output.

Jinja checks at each call whether a helper needs the context, at each macro how the arguments were passed, at each attribute whether it
is a dictionary key, and imports each component again for each page. Our templates do not need this: helpers are plain functions, macros
take keyword arguments, views have attributes, everything is escaped, and components are imported once.
"""

from itertools import chain
from keyword import iskeyword

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef


class PageCompiler(CodeGenerator):
    """
    The code generator of `PageEnvironment`. Its code uses `imported`, `escape_text` and `as_markup` of that environment.

    Constructs that our templates do not use (`**arguments`, imports with context) are compiled by Jinja's methods.
    """

    def write_commons(self) -> None:
        """Write the names that all code of a template can use."""
        super().write_commons()
        self.writeline("escape_text, as_markup = environment.escape_text, environment.as_markup")

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802 - named after the node, as Jinja finds it
        """Import each macro once for all pages of an environment."""
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
        """Write a macro as a function with keyword arguments that returns markup; `macro` is its body, which returns text."""
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
        """Write a call as a plain Python call."""
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
        """Write an attribute as a Python attribute, never as a dictionary key."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, *_: object) -> None:
        self.write("(value if (kind := type(value := ")

    def _output_child_post(self, *_: object) -> None:
        self.write(")) is Markup else escape_text(value) if kind is str else escape(value))")
