class ConfigError(Exception):
    def __str__(self):
        return "config: " + ", ".join(map(str, self.args))

def load():
    raise ConfigError("a", 1)

try:
    load()
except ConfigError as e:
    print(e)
load()
