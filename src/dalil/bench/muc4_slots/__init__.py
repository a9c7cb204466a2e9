"""MUC-4's template task: the slots, what fills them, and how templates are aligned and scored."""
