"""What a developer, a packager and CI run; standard library only, nothing of it is shipped."""
