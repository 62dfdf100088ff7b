"""Writes a tiny language model of random weights as a GGUF file: `random_model.py FILE`. It takes about a second.

Such a model knows nothing, so whatever it says under a server's schema must come out as unsupported. Its one skill is to come to an
end: channel 0 of every embedding is constant and passes through both layers untouched, so the first column of the output matrix acts
as a bias for each token, and it favours what closes strings and lists. Needs the packages gguf and numpy, which are no
dependencies of this project.
"""

import sys

import gguf
import numpy as np
import numpy.typing as npt

CONTEXT = 32768
LAYERS = 2
WIDTH = 64
HEAD = 16
"""Width of the one attention head. What a token costs grows with it and with the length of the prompt, which is 12,000 tokens."""

INNER = 128
CONSTANT = 8.0
"""Value of channel 0. The others are drawn with a deviation of 1, so after the last norm it is about four to five of them."""

SPREAD = 0.25
"""Deviation of the output matrix; with 63 channels a logit varies by about 1.5."""

SEED = 7

_WORDS = """
the of and to in a that for on with as was is at by from said will would not be has had this it its their he she they we who which
talks meeting minister president prime foreign ministers government state states secretary ambassador delegation summit visit call
agreement treaty border trade water sanctions ceasefire energy grain security aid debt fishing climate peace war election council
Paris Vienna Geneva Brussels Nairobi Lisbon Muscat Santiago Rubio Macron Blinken Brennan Ana Maria John Smith France Germany Kenya
European United Nations Union Commission Monday Tuesday Wednesday March May October agreed rejected warned called supported opposed
never must should could may quickly together again today tomorrow yesterday first second new old long great small
"""

END = "</s>"

CHAT = "{% for message in messages %}[{{ message.role }}]\n{{ message.content }}\n{% endfor %}[assistant]\n"

Matrix = npt.NDArray[np.float32]


def tokens() -> list[tuple[str, gguf.TokenType]]:
    """The vocabulary: three marks, every byte, every printable ASCII character, and words that only the model itself uses.

    No two characters merge, so a text has about as many tokens as bytes, and a long article can overflow the context.
    """
    marks = [("<unk>", gguf.TokenType.UNKNOWN), ("<s>", gguf.TokenType.CONTROL), (END, gguf.TokenType.CONTROL)]
    every_byte = [(f"<0x{value:02X}>", gguf.TokenType.BYTE) for value in range(256)]
    characters = [("▁" if code == 32 else chr(code), gguf.TokenType.NORMAL) for code in range(32, 127)]
    words = [(f"▁{word}", gguf.TokenType.NORMAL) for word in _WORDS.split() if len(word) > 1]
    return marks + every_byte + characters + words


def bias(token: str, kind: gguf.TokenType) -> float:
    """How much more likely a token is than chance has it."""
    if token == END:
        return 2.0  # a schema allows it only after the last brace; without a schema it ends the babble
    if kind is not gguf.TokenType.NORMAL or token in ("▁", "\\"):
        return -12.0  # no raw bytes, no escapes, and no white space between the parts of the answer
    if len(token) > 1:
        return 2.0
    return {'"': 7.0, "{": 2.5, "]": 3.0, "}": 2.0}.get(token, 0.0)


def tensors(vocabulary: list[tuple[str, gguf.TokenType]]) -> dict[str, Matrix]:
    """Every weight, by its name in a GGUF file."""
    random = np.random.default_rng(SEED)

    def drawn(rows: int, columns: int, spread: float) -> Matrix:
        return random.normal(0.0, spread, (rows, columns)).astype(np.float32)

    embedding = drawn(len(vocabulary), WIDTH, 1.0)
    embedding[:, 0] = CONSTANT
    output = drawn(len(vocabulary), WIDTH, SPREAD)
    output[:, 0] = [bias(*each) / 4.5 for each in vocabulary]
    made = {"token_embd.weight": embedding, "output.weight": output, "output_norm.weight": np.ones(WIDTH, np.float32)}
    for layer in range(LAYERS):
        ones = {f"blk.{layer}.{name}_norm.weight": np.ones(WIDTH, np.float32) for name in ("attn", "ffn")}
        attention = {f"blk.{layer}.attn_{name}.weight": drawn(HEAD, WIDTH, 0.1) for name in ("q", "k", "v")}
        attention |= {f"blk.{layer}.attn_output.weight": drawn(WIDTH, HEAD, 0.1)}
        inner = {f"blk.{layer}.ffn_{name}.weight": drawn(INNER, WIDTH, 0.1) for name in ("gate", "up")}
        outer = {f"blk.{layer}.ffn_down.weight": drawn(WIDTH, INNER, 0.1)}
        made |= ones | attention | inner | outer
        for name in ("attn_output", "ffn_down"):
            made[f"blk.{layer}.{name}.weight"][0, :] = 0.0  # nothing is added to the constant channel
    return made


def write(path: str) -> None:
    """Write the model to `path`."""
    vocabulary = tokens()
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("random words")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(1)
    writer.add_head_count_kv(1)
    writer.add_key_length(HEAD)
    writer.add_value_length(HEAD)
    writer.add_rope_dimension_count(HEAD)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(vocabulary))
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token for token, _ in vocabulary])
    writer.add_token_scores([-float(index) for index in range(len(vocabulary))])
    writer.add_token_types([kind for _, kind in vocabulary])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_bos_token(False)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(CHAT)
    for name, weights in tensors(vocabulary).items():
        writer.add_tensor(name, weights)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    write(sys.argv[1])
