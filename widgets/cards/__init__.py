"""The cards widget: one's own knowledge cards."""
