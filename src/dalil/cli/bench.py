"""`dalil bench`: the command lies with the benchmarks."""

from dalil.bench.command import bench

__all__ = ["bench"]
