from decimal import Decimal
D=Decimal
xs=['1','1.10','-0','0E-18','1E+3','123.456','-7.5','0.1','1e-7','1.000000000E-9','99999999999999999999999999999','3','2.5','-2.5','0','1E-30','12345678901234567890.123']
for x in xs:
    d=D(x)
    print(repr(d),str(d),float(d) if abs(d)<D('1e300') else '',int(d),round(d),hash(d)==hash(int(d)) if d==int(d) else '',bool(d),d.adjusted(),d.as_tuple(),-d,+d,abs(d),d.normalize(),d.to_integral_value(),d.as_integer_ratio())
    for spec in ['','f','.2f','e','.3e','g','.3g','%','.1%',',','10','<10','010.2f',',.2f','+','.0f','^12.1f']:
        print(repr(format(d,spec)),end=' ')
    print()
    for y in xs:
        e=D(y)
        r=[]
        for op in [lambda a,b:a+b,lambda a,b:a-b,lambda a,b:a*b,lambda a,b:a/b,lambda a,b:a//b,lambda a,b:a%b,lambda a,b:a<b,lambda a,b:a==b,lambda a,b:a.compare(b),lambda a,b:a.max(b),lambda a,b:a.quantize(b),lambda a,b:divmod(a,b)]:
            try: r.append(str(op(d,e)))
            except Exception as ex: r.append(type(ex).__name__+':'+str(ex))
        print(x,y,*r)
    for y in [2,3,-2,0,'0.5','-1']:
        try: print(d**(D(y) if isinstance(y,str) else y))
        except Exception as ex: print(type(ex).__name__,ex)
for v in ['abc','',None,'1,2',[1],0.1,1.5,-0.0,1e23,True,10**30,' 1.5 ','1_000',(0,(1,2,3),-2),'٣.٥','inf','-Infinity','nan','sNaN']:
    try: print(repr(D(v)))
    except Exception as ex: print(type(ex).__name__,ex)
