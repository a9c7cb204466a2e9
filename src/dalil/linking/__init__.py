"""Records of many reports to proposals: incidents, register entries, series, origins. Pure; nothing is stored."""
