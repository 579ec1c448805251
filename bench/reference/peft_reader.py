"""Reads a LoRA adapter as PEFT's documentation describes it, applies it to its base and says what it found.

  python3 peft_reader.py PLAN     reads PLAN (JSON), prints one JSON object

PEFT and vLLM need packages that are not everywhere; this reader needs torch alone and shares nothing with the writer.
The plan: {"base": file, "adapter": folder, "merged": file or null, "llama": shape or null, "tokens": [...], "logits": [[...]]}
"""
import json
import math
import os
import re
import struct
import sys

import torch

torch.set_num_threads(2)

# Fields of LoraConfig and PeftConfig, of which a file may have any.
KNOWN = {
    "task_type", "peft_type", "auto_mapping", "base_model_name_or_path", "revision", "inference_mode", "r", "target_modules",
    "exclude_modules", "lora_alpha", "lora_dropout", "fan_in_fan_out", "bias", "use_rslora", "modules_to_save", "init_lora_weights",
    "layers_to_transform", "layers_pattern", "rank_pattern", "alpha_pattern", "megatron_config", "megatron_core",
    "trainable_token_indices", "loftq_config", "eva_config", "corda_config", "use_dora", "use_qalora", "qalora_group_size",
    "layer_replication", "lora_bias", "target_parameters", "peft_version",
}
TASKS = {"SEQ_CLS", "SEQ_2_SEQ_LM", "CAUSAL_LM", "TOKEN_CLS", "QUESTION_ANS", "FEATURE_EXTRACTION"}
NAME = re.compile(r"^base_model\.model\.(?P<module>.+)\.lora_(?P<side>[AB])\.weight$")
DTYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = torch.frombuffer(bytearray(data[begin:end]), dtype=DTYPES[entry["dtype"]]).reshape(entry["shape"]).float()
    return tensors, metadata, {name: entry["dtype"] for name, entry in header.items()}


def check_config(config, faults):
    faults += [f"unknown field {name}" for name in sorted(set(config) - KNOWN)]
    if config.get("peft_type") != "LORA":
        faults.append("peft_type is not LORA")
    if config.get("task_type") not in TASKS:
        faults.append(f"task_type is {config.get('task_type')}")
    if not (isinstance(config.get("r"), int) and config["r"] > 0):
        faults.append("r is no whole number above 0")
    if not isinstance(config.get("lora_alpha"), (int, float)):
        faults.append("lora_alpha is no number")
    if not 0 <= config.get("lora_dropout", 0) < 1:
        faults.append("lora_dropout is out of range")
    if not (isinstance(config.get("target_modules"), list) and config["target_modules"]):
        faults.append("target_modules is no list")
    # What vLLM refuses beside.
    if config.get("bias", "none") != "none" or config.get("modules_to_save") or config.get("use_dora"):
        faults.append("vLLM takes no biases, saved modules or DoRA")
    if not isinstance(config.get("fan_in_fan_out", False), bool) or not isinstance(config.get("use_rslora", False), bool):
        faults.append("fan_in_fan_out or use_rslora is no claim")


def pairs_of(tensors, config, faults):
    pairs = {}
    for name, tensor in tensors.items():
        match = NAME.match(name)
        if not match:
            faults.append(f"tensor {name} has no name of an adapter")
            continue
        module = match["module"]
        if module.split(".")[-1] not in config["target_modules"]:
            faults.append(f"{module} is not among target_modules")
        pairs.setdefault(module, {})[match["side"]] = tensor
    for module, pair in pairs.items():
        if set(pair) != {"A", "B"}:
            faults.append(f"{module} has one matrix")
        elif pair["A"].shape[0] != config["r"] or pair["B"].shape[1] != config["r"]:
            faults.append(f"{module} is not of rank {config['r']}")
    # target_modules must name every module that PEFT would wrap, and PEFT would wrap all of these names.
    return pairs


def apply(base, pairs, config, faults):
    scale = config["lora_alpha"] / (math.sqrt(config["r"]) if config.get("use_rslora") else config["r"])
    result = dict(base)
    for module, pair in pairs.items():
        name = f"{module}.weight"
        name = name if name in base else name.split(".", 1)[1]
        if name not in base:
            faults.append(f"the base has no {module}.weight")
            continue
        delta = scale * (pair["B"].double() @ pair["A"].double())
        delta = delta.T if config.get("fan_in_fan_out") else delta
        if delta.shape != base[name].shape:
            faults.append(f"{module} is {tuple(delta.shape)}, its weight {tuple(base[name].shape)}")
            continue
        result[name] = (base[name].double() + delta).float()
    wrapped = {name for name in base if name.endswith(".weight") and base[name].dim() == 2 and name.split(".")[-2] in config["target_modules"]}
    missing = wrapped - {f"{module}.weight" for module in pairs} - {f"{module}.weight".split(".", 1)[1] for module in pairs}
    faults += [f"PEFT would wrap {name}, which the adapter leaves out" for name in sorted(missing)]
    return result


def rms(x, weight, epsilon):
    return weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + epsilon))


def llama(shape, weights, tokens):
    hidden, heads, keys = shape["hidden"], shape["heads"], shape["key_heads"]
    size, length = hidden // heads, len(tokens)
    head = weights.get("lm_head.weight", weights.get("model.embed_tokens.weight"))
    x = weights.get("model.embed_tokens.weight", head)[torch.tensor(tokens)]
    frequency = 1.0 / (shape["theta"] ** (torch.arange(0, size, 2, dtype=torch.float64) / size))
    angles = torch.outer(torch.arange(length, dtype=torch.float64), frequency)
    angles = torch.cat((angles, angles), -1)
    cosine, sine = angles.cos().float(), angles.sin().float()
    mask = torch.full((length, length), float("-inf")).triu(1)

    def turn(v):
        return v * cosine + torch.cat((-v[..., size // 2:], v[..., :size // 2]), -1) * sine

    for layer in range(shape["layers"]):
        at = f"model.layers.{layer}."
        h = rms(x, weights[at + "input_layernorm.weight"], shape["epsilon"])
        q = turn((h @ weights[at + "self_attn.q_proj.weight"].T).view(length, heads, size).transpose(0, 1))
        k = turn((h @ weights[at + "self_attn.k_proj.weight"].T).view(length, keys, size).transpose(0, 1))
        v = (h @ weights[at + "self_attn.v_proj.weight"].T).view(length, keys, size).transpose(0, 1)
        k, v = (t.repeat_interleave(heads // keys, 0) for t in (k, v))
        attended = torch.softmax(q @ k.transpose(1, 2) / math.sqrt(size) + mask, -1) @ v
        x = x + attended.transpose(0, 1).reshape(length, hidden) @ weights[at + "self_attn.o_proj.weight"].T
        h = rms(x, weights[at + "post_attention_layernorm.weight"], shape["epsilon"])
        inner = torch.nn.functional.silu(h @ weights[at + "mlp.gate_proj.weight"].T) * (h @ weights[at + "mlp.up_proj.weight"].T)
        x = x + inner @ weights[at + "mlp.down_proj.weight"].T
    return rms(x, weights["model.norm.weight"], shape["epsilon"]) @ head.T


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    faults = []
    with open(os.path.join(plan["adapter"], "adapter_config.json"), encoding="utf-8") as file:
        config = json.load(file)
    check_config(config, faults)
    tensors, metadata, dtypes = read(os.path.join(plan["adapter"], "adapter_model.safetensors"))
    if metadata.get("format") != "pt":
        faults.append("the metadata does not say format: pt")
    base, _, _ = read(plan["base"])
    weights = apply(base, pairs_of(tensors, config, faults), config, faults)
    changed = sum(1 for name in weights if not torch.equal(weights[name], base[name]))
    result = {"faults": faults, "tensors": len(tensors), "dtypes": sorted(set(dtypes.values())), "changed": changed}
    if plan.get("merged"):
        merged, _, _ = read(plan["merged"])
        result["same_names"] = set(merged) == set(weights)
        result["merged_difference"] = max((merged[name] - weights[name]).abs().max().item() for name in weights)
        result["largest_change"] = max((weights[name] - base[name]).abs().max().item() for name in weights)
    if plan.get("llama"):
        logits = llama(plan["llama"], weights, plan["tokens"])
        ours = torch.tensor(plan["logits"])
        result["logit_difference"] = (logits - ours).abs().max().item()
        result["logit_size"] = ours.abs().max().item()
        plain = llama(plan["llama"], base, plan["tokens"])
        result["adapter_effect"] = (logits - plain).abs().max().item()
    print(json.dumps(result))


main()
