import statistics as st
print(st.mean([1, 2, 3, 4]), st.mean([1, 2, 3]), st.mean([0.1, 0.2, 0.3]), st.mean(range(10)), st.fmean([1, 2]), st.mean([True, 2]))
print(st.median([3, 1, 2]), st.median([1, 2, 3, 4]), st.median([1, 3]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]))
print(st.mode([1, 1, 2]), st.mode("aabb"), st.multimode("aabbc"), st.multimode([]))
print(st.stdev([1, 2, 3, 4]), st.pstdev([1, 2, 3, 4]), st.variance([1, 2, 3, 4]), st.pvariance([1, 2, 3, 4]), st.variance([1.5, 2.5, 4.0]), st.pvariance([1, 3]), st.stdev([2.5, 3.25, 5.5], 3.75))
print(st.quantiles([1, 2, 3, 4, 5]), st.quantiles(range(1, 101), n=10), st.quantiles([1, 2, 3, 4], n=4, method="inclusive"), st.quantiles([10, 20], n=2))
print(round(st.geometric_mean([54, 24, 36]), 9))
for bad in [lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.pvariance([]), lambda: st.mean(["a"]), lambda: st.quantiles([1])]:
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
