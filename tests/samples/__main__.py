"""Write the committed sample again."""

from tests.plans import SAMPLE, real_plan
from tests.samples import sample_bytes

if __name__ == "__main__":
    SAMPLE.write_bytes(sample_bytes(real_plan()))
