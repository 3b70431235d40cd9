"""Desktop glue around the window: paths, settings, single instance, log, crash report, language."""
