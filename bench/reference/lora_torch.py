"""A Llama with LoRA in plain PyTorch, trained step by step: the peer that our training is held against.

  python3 lora_torch.py parity FOLDER       reads FOLDER/plan.json, writes FOLDER/losses.json
  python3 lora_torch.py speed SHAPE STEPS   random weights of a shape of plan; prints seconds of each step and the peak memory
"""
import json
import math
import resource
import struct
import sys
import time

import torch

torch.set_num_threads(2)


def read_safetensors(path):
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        assert entry["dtype"] == "F32"
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.float32).reshape(entry["shape"]).clone()
    return tensors


class Linear:
    def __init__(self, weight, a=None, b=None, scale=1.0):
        self.weight, self.a, self.b, self.scale = weight, a, b, scale

    def __call__(self, x):
        y = torch.nn.functional.linear(x, self.weight)
        if self.a is not None:
            low = torch.nn.functional.linear(x, self.a)
            y = y + self.scale * torch.nn.functional.linear(low, self.b)
        return y


class Llama:
    def __init__(self, shape, weights, adapter, scale):
        self.shape = shape
        self.embedding = weights["embed"]
        self.norm = weights["norm"]
        self.layers = []
        for i in range(shape["layers"]):
            layer = {}
            for name in ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"):
                pair = adapter.get((i, name), (None, None))
                layer[name] = Linear(weights[(i, name)], pair[0], pair[1], scale)
            layer["n1"], layer["n2"] = weights[(i, "n1")], weights[(i, "n2")]
            self.layers.append(layer)

    def rms(self, x, weight):
        return weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.shape["epsilon"]))

    def turn(self, x, cosine, sine):
        half = x.shape[-1] // 2
        turned = torch.cat((-x[..., half:], x[..., :half]), -1)
        return x * cosine + turned * sine

    def loss(self, tokens, targets):
        shape = self.shape
        batch, length = tokens.shape
        heads, keys = shape["heads"], shape["key_heads"]
        size = shape.get("head_size", shape["hidden"] // heads)
        frequency = 1.0 / (shape["theta"] ** (torch.arange(0, size, 2, dtype=torch.float32) / size))
        angles = torch.outer(torch.arange(length, dtype=torch.float32), frequency)
        angles = torch.cat((angles, angles), -1)
        cosine, sine = angles.cos(), angles.sin()
        mask = torch.full((length, length), float("-inf")).triu(1)
        x = torch.nn.functional.embedding(tokens, self.embedding)
        for layer in self.layers:
            h = self.rms(x, layer["n1"])
            q = layer["q_proj"](h).view(batch, length, heads, size).transpose(1, 2)
            k = layer["k_proj"](h).view(batch, length, keys, size).transpose(1, 2)
            v = layer["v_proj"](h).view(batch, length, keys, size).transpose(1, 2)
            q, k = self.turn(q, cosine, sine), self.turn(k, cosine, sine)
            if keys < heads:
                k = k.repeat_interleave(heads // keys, 1)
                v = v.repeat_interleave(heads // keys, 1)
            scores = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(size) + mask, -1)
            attended = (scores @ v).transpose(1, 2).reshape(batch, length, heads * size)
            x = x + layer["o_proj"](attended)
            h = self.rms(x, layer["n2"])
            x = x + layer["down_proj"](torch.nn.functional.silu(layer["gate_proj"](h)) * layer["up_proj"](h))
        logits = torch.nn.functional.linear(self.rms(x, self.norm), self.embedding)
        return torch.nn.functional.cross_entropy(logits.reshape(-1, logits.shape[-1]), targets.reshape(-1), ignore_index=-100)


def train_step(model, parameters, optimiser, tokens, targets):
    loss = model.loss(tokens, targets)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimiser.step()
    return loss.item()


def adamw(parameters, rate):
    return torch.optim.AdamW(parameters, lr=rate, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01)


def parity(folder):
    with open(folder + "/plan.json", encoding="utf-8") as file:
        plan = json.load(file)
    stored = read_safetensors(plan["model"])
    shape = plan["shape"]
    weights = {"embed": stored["lm_head.weight"], "norm": stored["model.norm.weight"]}
    for i in range(shape["layers"]):
        prefix = f"model.layers.{i}."
        weights[(i, "n1")] = stored[prefix + "input_layernorm.weight"]
        weights[(i, "n2")] = stored[prefix + "post_attention_layernorm.weight"]
        for part, names in (("self_attn.", ("q_proj", "k_proj", "v_proj", "o_proj")), ("mlp.", ("gate_proj", "up_proj", "down_proj"))):
            for name in names:
                weights[(i, name)] = stored[prefix + part + name + ".weight"]
    start = read_safetensors(folder + "/adapter_model.safetensors")
    adapter, parameters = {}, []
    for i in range(shape["layers"]):
        for name in ("q_proj", "k_proj", "v_proj", "o_proj"):
            prefix = f"base_model.model.model.layers.{i}.self_attn.{name}."
            pair = [start[prefix + "lora_A.weight"].requires_grad_(), start[prefix + "lora_B.weight"].requires_grad_()]
            adapter[(i, name)] = pair
            parameters += pair
    model = Llama(shape, weights, adapter, plan["scale"])
    optimiser = adamw(parameters, plan["rate"])
    losses = []
    for step in plan["steps"]:
        rows = torch.tensor(step)
        losses.append(train_step(model, parameters, optimiser, rows[:, :-1], rows[:, 1:]))
    with open(folder + "/losses.json", "w", encoding="utf-8") as file:
        json.dump(losses, file)


def speed(shape, steps):
    torch.manual_seed(1)
    shape = json.loads(shape)
    hidden, inner, vocabulary = shape["hidden"], shape["inner"], shape["vocabulary"]
    width = shape["key_heads"] * (hidden // shape["heads"])
    sizes = {"q_proj": (hidden, hidden), "k_proj": (width, hidden), "v_proj": (width, hidden), "o_proj": (hidden, hidden),
             "gate_proj": (inner, hidden), "up_proj": (inner, hidden), "down_proj": (hidden, inner)}
    weights = {"embed": torch.randn(vocabulary, hidden) * 0.02, "norm": torch.ones(hidden)}
    adapter, parameters = {}, []
    for i in range(shape["layers"]):
        weights[(i, "n1")] = torch.ones(hidden)
        weights[(i, "n2")] = torch.ones(hidden)
        for name, (outputs, inputs) in sizes.items():
            weights[(i, name)] = torch.randn(outputs, inputs) * 0.02
            if name in ("q_proj", "k_proj", "v_proj", "o_proj"):
                pair = [(torch.randn(8, inputs) / math.sqrt(inputs)).requires_grad_(), torch.zeros(outputs, 8).requires_grad_()]
                adapter[(i, name)] = pair
                parameters += pair
    model = Llama(shape, weights, adapter, 2.0)
    optimiser = adamw(parameters, 2e-4)
    tokens = torch.randint(vocabulary, (shape["batch"], shape["length"] + 1))
    for _ in range(steps):
        start = time.perf_counter()
        train_step(model, parameters, optimiser, tokens[:, :-1], tokens[:, 1:])
        print(f"step {time.perf_counter() - start:.4f}", flush=True)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}", flush=True)


if sys.argv[1] == "parity":
    parity(sys.argv[2])
else:
    speed(sys.argv[2], int(sys.argv[3]))
