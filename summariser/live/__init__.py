"""The model: the only room that loads openai and instructor, inside the functions that call one."""

from summariser.live.engine import ModelEngine
from summariser.live.options import Mode, ModelOptions

__all__ = ["Mode", "ModelEngine", "ModelOptions"]
