from decimal import *
D = Decimal
for f in [lambda:D(1)+1.0,lambda:D(1)/0,lambda:D(0)/0,lambda:D(1)%0,lambda:1+D('1.5'),lambda:D('1.5')==1.5,lambda:D('0.1')==0.1,lambda:D(1)<'a',lambda:sum([D('1.1'),D('2.2')]),lambda:max(D(1),D(3)),lambda:{D('1.0'):1}[1],lambda:{1:2}[D(1)],lambda:{1.5:2}[D('1.5')],lambda:sorted([D(3),D(1),2]),lambda:D('2.675').quantize(D('.01'),rounding=ROUND_HALF_UP),lambda:D('2.675').quantize(D('.01'),ROUND_DOWN),lambda:D(2).sqrt(),lambda:D(2).ln(),lambda:D(1).exp(),lambda:D(100).log10(),lambda:round(D('2.675'),2),lambda:round(D('2.5')),lambda:D('1.5').quantize(D('1'),rounding='X'),lambda:f"{D('1234.5'):>12,.2f}|",lambda:'%s %d %.2f'%(D('1.5'),D('2.7'),D('1.005')),lambda:isinstance(D(1),Decimal),lambda:type(D(1)),lambda:type(D(1)).__name__,lambda:D.from_float(0.1),lambda:getcontext().prec,lambda:D('NaN')==D('NaN'),lambda:D('1')<D('nan'),lambda:int(D('inf')),lambda:int(D('nan')),lambda:D(1).foo,lambda:str(D('1.10')+D('2')),lambda:D('7')//D('-2'),lambda:D('-7')%D('3'),lambda:3**D(2),lambda:D(10)**30,lambda:D(2)**-1,lambda:D('1.1')**10,lambda:D(5).__class__,lambda:round(D('12345'),-2), lambda:len({D('1'),1,1.0}),lambda:[D('1.1')],lambda:D('1').is_nan()]:
    try: print(repr(f()))
    except Exception as ex: print(type(ex).__name__,ex)
getcontext().prec=6
print(D(1)/D(7)); getcontext().rounding=ROUND_UP; print(D(1)/D(3), getcontext().rounding)
with localcontext() as c:
    c.prec=3
    print(D(1)/3)
print(D(1)/3)
try:
    getcontext().prec=0
except ValueError as e: print(e)
setcontext(Context(prec=4, rounding=ROUND_HALF_EVEN)); print(D(2)/3)
try: D('x')
except InvalidOperation as e: print(e, repr(e))
except: print('no')
try: D(1)/0
except ZeroDivisionError as e: print('zde')
setcontext(Context(prec=28, rounding=ROUND_HALF_EVEN))
