"""Record and replay, at the transport: a replay runs every line that a live call runs, on the recorded answers."""

from summariser.recording.dialling import Mode, dial, hand_written, refresh
from summariser.recording.folder import Folder, Store
from summariser.recording.tape import Key, Recording

__all__ = ["Folder", "Key", "Mode", "Recording", "Store", "dial", "hand_written", "refresh"]
