def write(f):
    import statistics

    return "\n".join(
        f"{s:14} {k:24} {v['persons']:>9} {statistics.median(v['rates']):>12,.0f}  {v['rates'][0]:,.0f}-{v['rates'][-1]:,.0f} {v.get('peak', 0) / 1e6:,.0f}"
        for s, x in f.items()
        for k, v in x["figures"].items()
    )
