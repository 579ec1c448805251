"""Writes what Jinja itself makes of the chat templates and snippets that the tests render:
python3 bench/reference/chat_templates.py  (needs python3-jinja2; the templates are read from ../shared or ../../shared)

The environment is that of transformers: sandboxed, trim_blocks, lstrip_blocks, loop controls, its own tojson,
raise_exception, strftime_now and the tag for generated text.
"""
import datetime
import json
import os

import jinja2
from jinja2.ext import Extension, loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
SHARED = next((path for path in (os.path.join(ROOT, "..", "shared"), os.path.join(ROOT, "..", "..", "shared")) if os.path.isdir(path)), None)
TARGET = os.path.join(ROOT, "tests", "Rung.Tensors.Tests", "Templates")
NOW = datetime.datetime(2026, 11, 3, 9, 5, 7)


class Generation(Extension):
    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return jinja2.nodes.CallBlock(self.call_method("_mark"), [], [], body).set_lineno(line)

    def _mark(self, caller):
        return caller()


def environment():
    def refuse(message):
        raise jinja2.exceptions.TemplateError(message)

    made = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[Generation, loopcontrols])
    made.filters["tojson"] = lambda value, indent=None: json.dumps(value, ensure_ascii=False, indent=indent)
    made.globals["raise_exception"] = refuse
    made.globals["strftime_now"] = lambda pattern: NOW.strftime(pattern)
    return made


TOOLS = [
    {"type": "function", "function": {"name": "get_weather", "description": "What's the weather \"now\"?", "parameters": {
        "type": "object", "properties": {"city": {"type": "string", "description": "Größe & <Ort>"}, "days": {"type": "integer", "minimum": 1}},
        "required": ["city"]}}},
    {"type": "function", "function": {"name": "add", "parameters": {"type": "object", "properties": {"x": {"type": "number", "default": 0.5}, "ok": {"enum": [True, None]}}}}},
]
SYSTEM = {"role": "system", "content": "Answer in one word."}
USER = {"role": "user", "content": "Capital of France?"}
ANSWER = {"role": "assistant", "content": "Paris."}
THOUGHT = {"role": "assistant", "content": "<think>\nIt is Paris.\n</think>\n\nParis."}
CALL = {"role": "assistant", "content": "", "tool_calls": [
    {"type": "function", "function": {"name": "get_weather", "arguments": {"city": "Köln", "days": 2}}},
    {"type": "function", "function": {"name": "add", "arguments": {"x": 1.0, "ok": None}}}]}
RESULTS = [{"role": "tool", "content": "{\"t\": 7}"}, {"role": "tool", "content": "3"}]
CONVERSATIONS = {
    "one question": {"messages": [USER], "add_generation_prompt": True},
    "with a system message": {"messages": [SYSTEM, USER], "add_generation_prompt": True},
    "two turns": {"messages": [SYSTEM, USER, ANSWER, {"role": "user", "content": "And of\n Spain 🙂? "}], "add_generation_prompt": True},
    "finished": {"messages": [USER, ANSWER], "add_generation_prompt": False},
    "with a thought": {"messages": [USER, THOUGHT, USER, THOUGHT], "add_generation_prompt": False},
    "with tools": {"messages": [SYSTEM, USER], "tools": TOOLS, "add_generation_prompt": True},
    "with tools and results": {"messages": [USER, CALL, *RESULTS, ANSWER, USER], "tools": TOOLS, "add_generation_prompt": True},
    "without thinking": {"messages": [USER], "add_generation_prompt": True, "enable_thinking": False},
    "system message that switches thinking off": {"messages": [{"role": "system", "content": "Be brief. /no_think"}, USER, THOUGHT], "add_generation_prompt": True},
    "system message that overrides": {"messages": [{"role": "system", "content": "Only this. /system_override"}, USER], "add_generation_prompt": True},
    "with tools of two kinds": {"messages": [USER], "xml_tools": TOOLS, "python_tools": ["def f(x: int) -> 'str': ..."], "add_generation_prompt": True},
}


def templates():
    folder = os.path.join(SHARED, "tokenizers")
    for name in ("chat-templates/qwen2.5_tokenizer_config.json", "chat-templates/qwen3_tokenizer_config.json", "phi-3/tokenizer_config.json"):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            config = json.load(file)
        yield name, config["chat_template"], {key: config[key] for key in ("bos_token", "eos_token") if isinstance(config.get(key), str)}
    name = "chat-templates/smollm3_chat_template.jinja"
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        yield name, file.read(), {"eos_token": "<|im_end|>"}


def rendered(template, variables):
    try:
        return {"expected": environment().from_string(template).render(**variables)}
    except jinja2.exceptions.TemplateError as error:
        return {"fails": type(error).__name__ + ": " + str(error)}
    except (TypeError, ValueError, ZeroDivisionError) as error:
        return {"fails": type(error).__name__}


def write(name, rows):
    with open(os.path.join(TARGET, name), "w", encoding="utf-8", newline="\n") as file:
        json.dump(rows, file, ensure_ascii=False, indent=1)
        file.write("\n")


def main():
    rows = []
    for name, template, tokens in templates():
        for title, variables in CONVERSATIONS.items():
            variables = {**tokens, **variables}
            rows.append({"template": name, "title": title, "variables": variables, **rendered(template, variables)})
    write("chat-templates.json", rows)

    with open(os.path.join(os.path.dirname(__file__), "snippets.json"), encoding="utf-8") as file:
        given = json.load(file)
    rows = [{"template": snippet, "variables": given["variables"], **rendered(snippet, given["variables"])} for snippet in given["snippets"]]
    for row in rows:
        del row["variables"]
    write("snippets.json", {"variables": given["variables"], "snippets": rows})


main()
